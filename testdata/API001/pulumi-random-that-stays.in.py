import pulumi_random as random

random.RandomPassword("kept", length=16, special=True, override_special="!-_")
random.RandomPassword("letters", length=16, exclude_characters="O0l1")  # expect[API001]: exclude_characters
random.RandomPassword("both", length=16, override_special="!", exclude_characters="@")  # expect[API001]: exclude_characters
