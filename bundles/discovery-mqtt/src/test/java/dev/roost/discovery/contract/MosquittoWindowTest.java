package dev.roost.discovery.contract;

class MosquittoWindowTest extends WindowContract {

  @Override
  TestBroker broker(TestCluster cluster, int port) throws Exception {
    return new MosquittoBroker(cluster, "hub", port);
  }
}
