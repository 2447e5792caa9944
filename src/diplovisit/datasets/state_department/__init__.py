"""The travels that the Office of the Historian of the State Department publishes."""

from diplovisit.datasets.state_department.table import STATE_DEPARTMENT

__all__ = ["STATE_DEPARTMENT"]
