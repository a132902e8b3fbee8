"""Nordwind order service."""
