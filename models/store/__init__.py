"""The only place that knows SQL: agreements, versions and sign-offs on this laptop."""
