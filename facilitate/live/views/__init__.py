"""Three audiences, three sets of pages."""
