"""Fresh rows from official services, stored as vintages beside the bundled tables."""

from cac_data.extras import extra

with extra("fetch", "cac_data.fetch"):
    from cac_data.fetch.ask import Outcome, plan
    from cac_data.fetch.store import Sent, prune, store_vintage

__all__ = ["Outcome", "Sent", "plan", "prune", "store_vintage"]
