from hypothesis import settings

# A busy machine is slow now and then, which says nothing about what is tested.
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")
