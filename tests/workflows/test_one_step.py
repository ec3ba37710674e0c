"""Documents pass one step of the board, articles three; sites that stand already get the short way too (C01)."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from wagtail.models import WorkflowPage

from tests.factories import library, make_article, make_document, make_site
from workflows.enums import Step

pytestmark = pytest.mark.django_db


def steps_of(page):
    return [Step(task.specific.step) for task in page.get_workflow().tasks]


def test_a_document_is_approved_in_one_step_and_an_article_in_three():
    site = make_site("tuyengiao")
    assert steps_of(make_document(site)) == [Step.APPROVE]
    assert steps_of(make_article(site)) == list(Step)


def test_the_short_way_uses_the_sites_own_step():
    site = make_site("tuyengiao")
    (short,) = make_document(site).get_workflow().tasks
    assert short in make_article(site).get_workflow().tasks


def test_a_site_that_stands_gets_the_short_way_by_the_command():
    site = make_site("tuyengiao")
    WorkflowPage.objects.filter(page=library(site)).delete()
    page = make_document(site)
    assert steps_of(page) == list(Step)
    call_command("complete_sites", verbosity=0)
    call_command("complete_sites", verbosity=0)
    assert steps_of(page) == [Step.APPROVE]
