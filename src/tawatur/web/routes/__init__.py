"""The routes below /api, by what they tell of."""
