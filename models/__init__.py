"""What is true about an agreement without a screen: values, rules, versions and their store."""
