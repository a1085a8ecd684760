using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Tests.Holdings;

public sealed class UtxoTransfersTests
{
    [Fact]
    public void Those_who_have_less_pay_those_who_have_more_in_their_order_and_the_rest_is_the_fee() =>
        Assert.Equal(
            [("ann", "cid", 5L), ("ann", "dan", 2L), ("bob", "dan", 4L)],
            UtxoTransfers.Match([("ann", -7), ("bob", -5), ("eve", 0), ("cid", 5), ("dan", 6)])
        );

    [Fact]
    public void Whoever_only_pays_a_fee_sends_nothing() => Assert.Empty(UtxoTransfers.Match([("ann", -7)]));
}
