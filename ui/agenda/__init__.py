"""The agenda of the day: its blocks, the clock, votes on time, and what came out of it."""
