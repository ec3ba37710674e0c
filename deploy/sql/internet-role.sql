-- What the Internet process may do in the database: read what readers' pages show, add sizes of pictures, count what
-- its readers ask and open (N13).
-- Run by a superuser on the portal's database, after every `migrate`; a second run changes nothing:
--   psql portal --set ON_ERROR_STOP=1 --file deploy/sql/internet-role.sql
-- What is not named here stays closed: accounts, sessions, versions, histories, tasks, everything a later migration adds.
-- tests/core/test_internet_role.py renders readers' pages under this role.

DO $$
BEGIN
    CREATE ROLE portal_internet NOINHERIT CONNECTION LIMIT 40;
EXCEPTION WHEN duplicate_object THEN NULL;
END
$$;

ALTER ROLE portal_internet SET statement_timeout = '15s';
ALTER ROLE portal_internet SET idle_in_transaction_session_timeout = '30s';

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM portal_internet;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM portal_internet;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portal_internet;

-- Pages and what they hold
GRANT SELECT ON
    core_pageexposure, core_portaldocument, core_portalimage, core_portalrendition,
    docslib_citation, docslib_documentlibrarypage, docslib_documentrelation, docslib_filepage, docslib_filereading, docslib_officialdocumentfile,
    docslib_officialdocumentpage, docslib_officialdocumentpage_further_areas,
    news_articleattachment, news_articleauthor, news_articlepage, news_newsindexpage,
    portal_sites_departmenthomepage, portal_sites_portalhomepage, portal_sites_sectionowner, portal_sites_sectionpage,
    portal_sites_standardpage,
    wagtailcore_collection, wagtailcore_collectionviewrestriction, wagtailcore_page, wagtailcore_pageviewrestriction,
    wagtailcore_referenceindex
TO portal_internet;

-- Sites, organs, boards, addresses that moved
GRANT SELECT ON
    django_content_type, wagtailcore_locale, wagtailcore_site, wagtailredirects_redirect,
    portal_sites_boardmember, portal_sites_boardmember_subject_areas, portal_sites_editorialboard, portal_sites_organ,
    portal_sites_portalsite, portal_sites_sitehost, portal_sites_subjectarea,
    portal_sites_tombstone
TO portal_internet;

-- Of accounts, only what the page of a board prints
GRANT SELECT (id, full_name, job_title) ON core_user TO portal_internet;

-- A size of a picture that nobody asked for before
GRANT INSERT ON core_portalrendition TO portal_internet;
GRANT USAGE ON SEQUENCE core_portalrendition_id_seq TO portal_internet;

-- What readers ask and open: numbers to be raised, rows to be begun, nothing to be removed or reworded
GRANT SELECT, INSERT, UPDATE (times, found, opened) ON search_askedquestion TO portal_internet;
GRANT SELECT, INSERT, UPDATE (times, places) ON search_chosenhit TO portal_internet;
GRANT USAGE ON SEQUENCE search_askedquestion_id_seq, search_chosenhit_id_seq TO portal_internet;

-- What is asked on the Party's network does not exist for the role. The owner of the tables is not concerned.
ALTER TABLE search_askedquestion ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS portal_internet_counts ON search_askedquestion;
CREATE POLICY portal_internet_counts ON search_askedquestion TO portal_internet USING (channel = 'internet');
ALTER TABLE search_chosenhit ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS portal_internet_counts ON search_chosenhit;
CREATE POLICY portal_internet_counts ON search_chosenhit TO portal_internet
    USING (question_id IN (SELECT id FROM search_askedquestion));

-- Pages that boards put first for a question; not the words as typed, not who did it
GRANT SELECT (id, site_id, folded, page_id, until) ON search_pinnedresult TO portal_internet;

-- Which pages the search index is behind with: it shows no text of theirs (A04)
GRANT SELECT (engine, kind, object_id) ON search_outboxentry TO portal_internet;

-- Abbreviations and synonyms that a question is read by
GRANT SELECT (id, ways, is_active) ON search_synonymset TO portal_internet;

-- Programs with a token: whether one may connect and how often, not whose it is; what it asks for is counted
GRANT SELECT (id, token_hash, per_minute, is_active) ON search_apiclient TO portal_internet;
GRANT SELECT, INSERT, UPDATE (requests, refused) ON search_apiuse TO portal_internet;
GRANT USAGE ON SEQUENCE search_apiuse_id_seq TO portal_internet;
