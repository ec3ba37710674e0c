"""Models of the news."""

from news.models.article import ArticleAttachment, ArticleAuthor, ArticlePage, ArticleTag
from news.models.index import NewsIndexPage

__all__ = ["ArticleAttachment", "ArticleAuthor", "ArticlePage", "ArticleTag", "NewsIndexPage"]
