"""Parts of the page that the format ``html`` makes."""
