"""The few questions that need an answer before going on."""
