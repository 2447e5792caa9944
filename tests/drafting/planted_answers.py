"""x"""
import attrs
@attrs.frozen(kw_only=True)
class PlantedResult:
    name: str
    planted: int
    accepted: tuple[str, ...]
    proposed: int
    kept: int
def planted_results() -> tuple[PlantedResult, ...]:
    return ()
