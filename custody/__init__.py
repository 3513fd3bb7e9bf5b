"""What makes it evidence: cases, the originals as received, and the ledger of what they speak of."""
