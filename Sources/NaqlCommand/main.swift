print("naql")
