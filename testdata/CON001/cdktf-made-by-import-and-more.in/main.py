from more import Base as More
from more import app as other
from named import Base as Named
from named import app, base
from right import Base
from right import app as first

More(other, "base", env="x")  # expect[CON001]: of a Base
Named(app, "base", env="x")  # expect[CON001]: of a Base
Base(first, "another", env="x")
print(base)
