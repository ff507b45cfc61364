"""How fast the package is, beside the plain tools: ``make bench``."""
