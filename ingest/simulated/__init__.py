"""The parts of the simulator; `ingest.simulator` is the way in."""
