"""A project, the user's own or the package's, and what it holds on a subject."""

from cac_data.project.folders import (
    CARRIED as CARRIED,
    DRAFT as DRAFT,
    Project as Project,
    find_project as find_project,
)
from cac_data.project.search import search as search
