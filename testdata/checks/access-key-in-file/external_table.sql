CREATE EXTERNAL TABLE visits (day STRING)
LOCATION 'oss://reports/visits'
TBLPROPERTIES ('accessKeyId'='LTAIaKL1nt15u2a8', 'accessKeySecret'='aKL1ntgY7c2uH5M9L5D7nc8XoBkFZR');
--                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
