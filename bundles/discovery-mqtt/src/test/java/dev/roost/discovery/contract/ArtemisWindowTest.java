package dev.roost.discovery.contract;

class ArtemisWindowTest extends WindowContract {

  @Override
  TestBroker broker(TestCluster cluster, int port) throws Exception {
    return new ArtemisBroker(cluster, "hub", port);
  }
}
