import oss2

auth = oss2.StsAuth("STS.aKL1nt6AjS48nPIk8V3u8e2nT", "aKL1nt5c1uS4InSg2d7IwUk3Exr1u1T2U2VkP7r3UdEd", "CAISaKL1ntWuZ5VuS4J3j8GdY8w6u8Bb6UbMdQ39cpXc9uEwS9K7G9E2qJfH8gRy6f1H7aY8U8t2nIwE5vG5Et2Yi2DLzP4U4Ep1XNdJunVmNgZvNzCfB8b7Ja9YqUkW")
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
