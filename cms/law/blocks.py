"""Blocks by which a page refers to the registry of the law."""

from cms.law.viewsets.choosers import figure_chooser, provision_chooser

ProvisionChooserBlock = provision_chooser.get_block_class(name="ProvisionChooserBlock", module_path="cms.law.blocks")
FigureChooserBlock = figure_chooser.get_block_class(name="FigureChooserBlock", module_path="cms.law.blocks")
