"""Scenario files `params/<id>.yaml`, checked in full before anything runs."""

from cac_data.parameters import NOTEBOOK_PARAMETERS as NOTEBOOK_PARAMETERS
from cac_data.scenarios.checking import problems_of as problems_of
from cac_data.scenarios.loading import (
    check_new_id as check_new_id,
    load_scenarios as load_scenarios,
)
from cac_data.scenarios.model import (
    BASELINE as BASELINE,
    DEFAULTS as DEFAULTS,
    DIALECT as DIALECT,
    ONE_OFF_MARK as ONE_OFF_MARK,
    SECTIONS as SECTIONS,
    File as File,
    Scenario as Scenario,
)
from cac_data.scenarios.one_off import change as change
from cac_data.scenarios.source import ScenarioError as ScenarioError
from cac_data.scenarios.translation import in_spoken_language as in_spoken_language
from cac_data.scenarios.units import (
    Unit as Unit,
    unit_of as unit_of,
    units_of as units_of,
)
