### What the parameters of scenarios are called, what they mean, and how their values read.
###
### The label of a parameter stands in the tables of what differs from the baseline, of
### the comparison and of briefs, in the first sentences of a page and in the form of
### JupyterLab; its meaning below "All parameters", and beside it in an editor. The form,
### editors and the command line speak English.

## Parameters of notebooks, by their names in a file

parameter-start = First year
    .meaning = first year shown
parameter-start-of-history = First year
    .meaning = first year shown; before our era negative, and there is no 0
parameter-end = Last year
    .meaning = last year of data used
parameter-end-of-history = Last year
    .meaning = last year shown; before our era negative, and there is no 0
parameter-horizon = Horizon
    .meaning = last year projected
parameter-horizon-of-infrastructure = Horizon
    .meaning = year for which routes are found, on legs that are to be open by it
# [] is what is written in a file.
parameter-themes = Themes
    .meaning = themes of the events that are counted and drawn; [] for none
parameter-countries = Countries
    .meaning = Central Asian countries whose events, goods and ties are shown
parameter-country = Country
    .meaning = Central Asian country that the page is about; there is a report for each of the five countries
parameter-quiet_years = Quiet years
    .meaning = years without an entry from which on a span is named
parameter-reporter = Counted by
    .meaning = whose statistics are used
parameter-as_of = Known by
    .meaning = only what was published by this date (YYYY-MM-DD); empty ("") for everything known
# bundled and latest are what is written in a file.
parameter-data = Data
    .meaning = bundled: the tables that come with the package; latest: with the newest rows that `cac-data fetch` brought; a date: with those of that vintage
parameter-export_growth = Growth of exports, assumed
    .meaning = assumed growth of exports a year
parameter-import_growth = Growth of imports, assumed
    .meaning = assumed growth of imports a year
parameter-shocks = Shocks
    .meaning = changes that replace growth in some years
parameter-level_shifts = Level shifts
    .meaning = amounts that appear or disappear in one year
parameter-usd_inflation = Inflation of the dollar, assumed
    .meaning = assumed inflation of the dollar a year
parameter-line_d_year = First gas through Line D, assumed
    .meaning = year of the first gas through Line D; 0 for never
parameter-gas_to_china_bcm = Gas to China at the horizon, assumed
    .meaning = billion cubic metres a year that China takes from Central Asia in the last year projected; 0 for the residual: what Turkmen output leaves after domestic consumption and other buyers
parameter-gas_price_usd = Price of gas, assumed
    .meaning = US dollars for 1,000 cubic metres in the years ahead; 0 for the price last implied by value and volume
# assumed and needed are what is written in a file.
parameter-turkmen_output = Turkmen gas output
    .meaning = assumed: it grows at the rate assumed; needed: it grows as fast as it takes to give China its gas at the horizon, and the rate is not used
parameter-output_growth = Growth of Turkmen gas output, assumed
    .meaning = assumed growth of Turkmen gas output a year
parameter-demand_growth = Growth of Turkmen gas consumption, assumed
    .meaning = assumed growth of domestic gas consumption in Turkmenistan a year
parameter-solar_wind_additions = Solar and wind added in Uzbekistan, assumed
    .meaning = assumed additions of solar and wind capacity in Uzbekistan, megawatts a year; 0 for none assumed
# node_id and network_nodes are names in the data.
parameter-origin = From
    .meaning = node_id of the table network_nodes where the route begins
parameter-destination = To
    .meaning = node_id of the table network_nodes where the route ends
parameter-cku_opening = Opening of the railway through Kyrgyzstan, assumed
    .meaning = year in which the China-Kyrgyzstan-Uzbekistan railway opens; 0 for never
parameter-border_hours = Time at a rail border, assumed
    .meaning = hours at one border by rail, with the change of gauge there
parameter-rail_speed_kmh = Speed of goods trains, assumed
    .meaning = kilometres an hour between stops
parameter-sea_hours = Time in ports, assumed
    .meaning = hours in the two ports of one sea crossing, beside the sailing

## What a shock and a level shift hold: seen in an editor

shock-flow = Flow
    .meaning = exports or imports, from the Central Asian side
shock-start = First year
    .meaning = first year of the change
shock-end = Last year
    .meaning = last year of the change
shock-change = Change
    .meaning = change over all its years together: -0.4 is a fall of 40 per cent
level_shift-country = Country
    .meaning = ISO 3166 code of the Central Asian country
level_shift-flow = Flow
    .meaning = exports or imports, from the Central Asian side
level_shift-year = Year
    .meaning = year from which the level differs
level_shift-usd_bn = USD billion
    .meaning = USD billion added after that year's growth; negative is a loss

## What the file of a scenario holds: seen in an editor

file-title = Title
    .meaning = name of the scenario, as in a heading
file-description = Description
    .meaning = the story, in a few sentences
# future and lens are what is written in a file.
file-kind = Kind
    .meaning = future: a path that may come; lens: another way to count the same
file-extends = Extends
    .meaning = id of the scenario whose parameters are taken over
file-parameters = Parameters
    .meaning = what the notebooks are told; their own sections win over common

## How values read: in the tables and sentences that name parameters

# Several values of one parameter.
values = { LIST($values, form: "clauses") }
value-none = none
value-count = { $count }
value-year = { PERIOD($year) }
# The year of an opening that does not come.
value-never = never
# The day by which something was known, as year-month-day.
value-day = { $day }
value-everything-known = everything known
value-data-bundled = bundled tables
value-data-latest = newest vintage
# $vintage is its day, as year-month-day.
value-vintage = vintage { $vintage }
value-country = { COUNTRY($country) }
value-theme-diplomacy = diplomacy
value-theme-trade = trade
value-theme-security = security
value-theme-culture = culture
value-reporter = { REPORTER($reporter) }
value-place = { $place }
# How much gas Turkmenistan is to produce.
value-output-assumed = grows as assumed
value-output-needed = as much as is needed
value-rate = { NUM($rate) } % a year
value-hours = { NUM($hours) } hours
value-speed = { NUM($speed) } km/h
value-capacity = { NUM($megawatts) } MW a year
value-no-capacity = none assumed
value-gas = { NUM($bcm) } bcm
value-residual-gas = what Turkmen output leaves over
value-cost = ${ NUM($dollars) } for 1,000 m³
# The price of gas.
value-last-cost = the last one known
# $change has its sign.
value-shock = { FLOW($flow) } { NUM($change) } % over { YEARS($years) }
value-level-added = { COUNTRY($country) } { FLOW($flow) } +${ NUM($usd_bn) } bn in { PERIOD($year) }
value-level-lost = { COUNTRY($country) } { FLOW($flow) } −${ NUM($usd_bn) } bn in { PERIOD($year) }

## Units in which the form asks: behind the label, in brackets

unit-opening = year; 0 for never
unit-rate = % a year
unit-hours = hours
unit-speed = km/h
unit-capacity = MW a year; 0: none
unit-gas = bcm a year; 0: residual
unit-cost = USD for 1,000 m³; 0 for the last known
unit-day = YYYY-MM-DD; empty for all
