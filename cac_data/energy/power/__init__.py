"""Power: from what it is made, what it emits, and who builds the solar and wind."""

from cac_data.energy.power.capacity import (
    counted_by as counted_by,
    fleet as fleet,
    solar_wind_path as solar_wind_path,
    year_before as year_before,
)
from cac_data.energy.power.emissions import (
    carbon_intensity as carbon_intensity,
    of_intensity as of_intensity,
)
from cac_data.energy.power.generation import of_mix as of_mix
from cac_data.energy.power.goals import (
    AdditionsNeed as AdditionsNeed,
    needed_additions as needed_additions,
    of_solar_wind as of_solar_wind,
)
from cac_data.energy.power.panels import (
    dollars_a_kilogram as dollars_a_kilogram,
    of_panels as of_panels,
    solar_goods as solar_goods,
    solar_plants as solar_plants,
)
from cac_data.energy.power.plants import (
    of_projects as of_projects,
    projects_by_stage as projects_by_stage,
    put_into_service as put_into_service,
)
