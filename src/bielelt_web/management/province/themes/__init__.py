"""About sixty themes of decisions, one module per field; THEMES holds them all."""

from bielelt_web.management.province.themes import (
    culture,
    economy,
    education,
    governance,
    health,
    infrastructure,
    livestock,
    nature,
    safety,
    social,
)
from bielelt_web.management.province.themes.common import COMMON
from bielelt_web.management.province.values import Theme

THEMES: tuple[Theme, ...] = (
    *livestock.THEMES,
    *nature.THEMES,
    *education.THEMES,
    *health.THEMES,
    *safety.THEMES,
    *social.THEMES,
    *culture.THEMES,
    *governance.THEMES,
    *infrastructure.THEMES,
    *economy.THEMES,
)
BY_KEY: dict[str, Theme] = {theme.key: theme for theme in (*THEMES, COMMON)}
"""Every theme by its key, the common one too."""
