"""``python -m fixiac``."""

from fixiac.cli import main

raise SystemExit(main())
