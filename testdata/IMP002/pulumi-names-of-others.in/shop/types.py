# Not the standard library's: what a package holds is not seen by its other files without dots.
import pulumi

Text = pulumi.Input[str]
