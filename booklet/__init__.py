"""booklet: a folder of YAML about contested history becomes a printed study booklet."""

__version__ = "0.1.0"
