"""dossier/exports."""
