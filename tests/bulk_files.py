"""Files in the formats of CEPII and of UN Comtrade, made small and by hand."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

PRODUCT_LIST = """code,description
010110,"Horses: live, pure-bred breeding animals"
260300,Copper ores and concentrates
271121,"Petroleum gases and other gaseous hydrocarbons: in gaseous state,  natural gas"
9999AA,Commodities not elsewhere specified
"""

HEADER = "t,i,j,k,v,q\n"

# Kazakhstan sells copper ore and gas, Germany horses and copper ore, China to all.
YEAR_2022 = HEADER + (
    "2022,398,156,260300,1000.000,     500.000\n"
    "2022,398,276,260300,250.500,     100.250\n"
    "2022,398,156,271121,3000.000,          NA\n"
    "2022,398,643,271121,1000.000,    2000.000\n"
    "2022,276,156,010110,40.000,       2.000\n"
    "2022,276,398,010110,10.000,       0.500\n"
    "2022,276,643,260300,749.500,     300.000\n"
    "2022,156,398,010110,5.001,       0.100\n"
    "2022,156,417,010110,0.002,       0.001\n"
)
Y2022 = "BACI_HS92_Y2022_V202501.csv"
PRODUCTS = "product_codes_HS92_V202501.csv"
BACI = {
    Y2022: YEAR_2022,
    "BACI_HS92_Y2023_V202501.csv": HEADER + "2023,398,156,260300,2000.000,900.000\n",
    PRODUCTS: PRODUCT_LIST,
    "Readme.txt": "BACI\n",
}

Members = Mapping[str, str | bytes | None]


def baci(
    folder: Path, members: Members | None = None, *, name: str = "BACI_HS92_V202501.zip"
) -> Path:
    """An archive of BACI; `members` replaces some, or leaves them out (None)."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in {**BACI, **(members or {})}.items():
            if content is not None:
                archive.writestr(member, content)
    return path


# One row of a total: Kazakhstan's exports of copper ore to China in 2022.
COMTRADE_ROW = {
    "typeCode": "C",
    "freqCode": "A",
    "period": "2022",
    "reporterCode": "398",
    "flowCode": "X",
    "partnerCode": "156",
    "partner2Code": "0",
    "cmdCode": "260300",
    "classificationCode": "H5",
    "customsCode": "C00",
    "mosCode": "0",
    "motCode": "0",
    "netWgt": "500000",
    "primaryValue": "1000000.5",
    "isReported": "0",
}


def comtrade(rows: Sequence[Mapping[str, object]], *, delimiter: str = "\t") -> str:
    """The text of a bulk file: each row is `COMTRADE_ROW` but for what is given."""
    lines = [[*COMTRADE_ROW], *({**COMTRADE_ROW, **row}.values() for row in rows)]
    return "".join(f"{delimiter.join(map(str, line))}\n" for line in lines)
