"""People who read every site see the roots under Vietnamese names."""

import pytest
from wagtail.models import Collection, Page

pytestmark = pytest.mark.django_db


def test_the_roots_have_vietnamese_names():
    assert Page.get_first_root_node().title == "Các trang thông tin"
    assert Collection.get_first_root_node().name == "Kho chung"
