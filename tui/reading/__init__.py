"""How two texts are laid out on a screen: lines, heights, marks and strips; no widget is in here."""
