"""Pure views over findings, and their renderers and exporters."""
