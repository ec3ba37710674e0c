"""Blocks of a page's text (nội dung): few, so that every page of forty sites reads alike."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock

# No link to files or images inside running text: attachments and pictures pass the gates of their own fields.
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "superscript", "subscript"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the text."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture inside the text, with what it shows and who took it."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=255)
    credit = blocks.CharBlock(label=_("Photo by"), required=False, max_length=120)

    class Meta:
        icon = "image"
        label = _("Image with caption")
        template = "components/blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Words quoted"))
    source = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    """A short note set apart from the text."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Note set apart")
        template = "components/blocks/callout.html"


class BodyBlock(blocks.StreamBlock):
    """The text of a page."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraphs"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="components/blocks/paragraph.html",
    )
    heading = HeadingBlock()
    image = PictureBlock()
    quote = QuoteBlock()
    table = TableBlock(label=_("Table"), template="components/blocks/table.html")
    callout = CalloutBlock()
