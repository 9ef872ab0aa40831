"""The process that answers browsers: published files first, the office behind them. It works while Django is down."""
