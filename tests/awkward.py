"""Files, names and messages that are awkward to write down, for the tests of the formats."""

import re

from words import Replace

from fixiac.edits import Edit, Fix, Span
from fixiac.rules import Severity

HOSTILE = "</script><img src=x onerror=alert(1)> ]]> & \"'`{0} %0A::error::\x0c\x1b[31m \u2028 😀"
"""Text that breaks out of HTML, XML, workflow commands, messages of SARIF and terminals."""


class Loud(Replace):
    """Renames loud, and speaks with </script> & "quotes"."""

    code = "TST004"
    name = "loud"
    severity = Severity.WARNING

    def check(self, project):
        for path, text in project.texts.items():
            for found in re.finditer(r"\bloud\b", text):
                span = Span(path, *found.span())
                edits = (Edit(Span(path, 0, 0), "# é😀\n"), Edit(span, "quiet"))
                yield self.finding(
                    span,
                    f"loud: {HOSTILE}",
                    Fix(f"quieten {HOSTILE}", edits),
                    related=[Span(path, 0, 0)],
                    source="https://example.com/?a=1&b=<2>",
                )


class Long(Replace):
    """Finds what spans several lines."""

    code = "TST005"
    name = "long"

    def check(self, project):
        for path, text in project.texts.items():
            for found in re.finditer(r"\bbegin\b.*\bend\b", text, re.DOTALL):
                yield self.finding(Span(path, *found.span()), "too long", unfixed="it is long")


AWKWARD = {
    "plain.py": b"old = 1\nx = risky\nx = 'risky'\n",
    "a b/\xe9\xf1'\"&<x>%:,.py": "y = '😀'; old = 1  # é\r\n'é'; loud = 2\r\n".encode(),
    "marked.py": b"\xef\xbb\xbf'\xc3\xa9'; old = 1; again = 2\n",
    "other.py": f"x = again; import marked\n# {HOSTILE}\nloud = 3".encode(),
    "answer.md": "Ein Beispiel 😀:\n\n   ```python\n   old = '😀'; old = 2\n   ```\n".encode(),
    "good.py": b"x = 1\n",
    "broken.py": b"x = (\nold = 1\n",
    "binary.py": b"old = '\xff'\n",
}
"""Files by name: all that is awkward. ``none.py`` is asked for too and is not there."""
