-- Optional, after internet-role.sql: the role does not even see rows of drafts and of the other network (N13).
-- The owner of the tables, and so every other process, is not concerned. A second run changes nothing:
--   psql portal --set ON_ERROR_STOP=1 --file deploy/sql/internet-rows.sql
-- What it costs, and how to take it back: docs/public-side.md.

DO $$
DECLARE
    rule record;
BEGIN
    FOR rule IN
        SELECT * FROM (VALUES
            ('core_pageexposure', 'on_internet'),
            ('wagtailcore_page',
             'depth = 1 OR (live AND id IN (SELECT page_id FROM core_pageexposure))'),
            ('portal_sites_portalhomepage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('portal_sites_departmenthomepage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('portal_sites_sectionpage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('portal_sites_standardpage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('news_newsindexpage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('news_articlepage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('docslib_documentlibrarypage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('docslib_officialdocumentpage', 'page_ptr_id IN (SELECT id FROM wagtailcore_page)'),
            ('news_articleauthor', 'article_id IN (SELECT id FROM wagtailcore_page)'),
            ('news_articleattachment', 'article_id IN (SELECT id FROM wagtailcore_page)'),
            ('docslib_officialdocumentfile', 'page_id IN (SELECT id FROM wagtailcore_page)'),
            ('portal_sites_sectionowner', 'section_id IN (SELECT id FROM wagtailcore_page)'),
            ('core_portaldocument',
             'channel IN (''internet'', ''both'') AND (
                  id IN (SELECT document_id FROM docslib_officialdocumentfile)
                  OR id IN (SELECT document_id FROM news_articleattachment))'),
            ('docslib_filereading', 'document_id IN (SELECT id FROM core_portaldocument)'),
            ('docslib_filepage', 'reading_id IN (SELECT id FROM docslib_filereading)'),
            ('docslib_officialdocumentpage_further_areas',
             'officialdocumentpage_id IN (SELECT id FROM wagtailcore_page)'),
            ('docslib_documentrelation', 'page_id IN (SELECT id FROM wagtailcore_page)'),
            ('docslib_citation',
             'page_id IN (SELECT id FROM wagtailcore_page) AND document_id IN (SELECT id FROM core_portaldocument)'),
            ('portal_sites_tombstone', 'on_internet'),
            ('search_pinnedresult', 'page_id IN (SELECT id FROM wagtailcore_page)'),
            ('core_portalimage', 'channel IN (''internet'', ''both'')')
        ) AS rules (name, seen)
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rule.name);
        EXECUTE format('DROP POLICY IF EXISTS internet_reads ON %I', rule.name);
        EXECUTE format('CREATE POLICY internet_reads ON %I FOR SELECT TO portal_internet USING (%s)',
                       rule.name, rule.seen);
    END LOOP;
END
$$;
