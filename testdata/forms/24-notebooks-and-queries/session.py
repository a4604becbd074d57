from pyspark.sql import SparkSession

spark = (
    SparkSession.builder.config("spark.hadoop.fs.oss.accessKeyId", "LTAIaKL1ntPvUmGA")
    .config("spark.hadoop.fs.oss.accessKeySecret", "aKL1ntTVkVHlN4ODOqjgosqOn7DbXz")
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    .getOrCreate()
)
