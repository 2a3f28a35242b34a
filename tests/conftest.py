"""What all tests share."""

from hypothesis import settings

# The same examples in every run, however slow the machine is.
settings.register_profile("trichtin", derandomize=True, deadline=None, database=None)
settings.load_profile("trichtin")
