-- The role logs in with the password in INTERNET_PASSWORD.
\getenv password INTERNET_PASSWORD
ALTER ROLE portal_internet LOGIN PASSWORD :'password';
