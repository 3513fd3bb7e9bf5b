/** Where nothing can be guessed: the columns have to be named by a person. */
export const MAPPING_EXAMPLE = `-- title: My table
-- platform: x
-- key: the platform's own post id; accounts by handle
SELECT
    'x'      AS platform,
    id       AS post_id,
    author   AS account_handle,
    created  AS at,
    body     AS text
FROM source
`;
