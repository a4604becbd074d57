CREATE SECRET site (
    TYPE s3,
    KEY_ID 'LTAIaKL1nt16iYbJ',
    SECRET 'aKL1ntvdZxSrCnD85eovdXO7nhMcQ8',
    ENDPOINT 'oss-cn-hangzhou.aliyuncs.com'
);
SELECT count(*) FROM 's3://site/visits.parquet';
