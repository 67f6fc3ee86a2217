package dev.roost.discovery.contract;

class ArtemisDiscoveryTest extends DiscoveryContract {

  @Override
  TestBroker broker(TestCluster cluster, int port) throws Exception {
    return new ArtemisBroker(cluster, "hub", port);
  }
}
