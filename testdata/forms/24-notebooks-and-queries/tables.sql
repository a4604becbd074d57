CREATE EXTERNAL TABLE visits (day STRING, count BIGINT)
STORED BY 'com.aliyun.odps.CsvStorageHandler'
WITH SERDEPROPERTIES ('accessKeyId'='LTAIaKL1ntkGK4x6', 'accessKeySecret'='aKL1ntqLuagJXxAG3yNNg4Mx0eA1Ye')
LOCATION 'oss://oss-cn-hangzhou-internal.aliyuncs.com/visits/';
