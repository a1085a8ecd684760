using BitMart = Kontor.Dialects.BitMart.Errors;
using Wallet = Kontor.Dialects.BinanceWallet.Errors;
using Weex = Kontor.Dialects.Weex.Errors;
using XLayer = Kontor.Dialects.XLayer.Errors;

namespace Kontor.Catalog.Tests;

public sealed class ErrorRowTests
{
    [Fact]
    public void A_row_without_slots_is_its_own_refusal()
    {
        Refusal refusal = BitMart.HeaderKeyEmpty;

        Assert.Same(BitMart.HeaderKeyEmpty, refusal.Row);
        Assert.Equal("Header X-BM-KEY is empty", refusal.Message);
        Assert.Same(refusal, BitMart.HeaderKeyEmpty.Refusal);
    }

    [Fact]
    public void A_row_with_slots_is_refused_with_values()
    {
        Assert.Equal("Minimum size is 0.1", BitMart.MinimumSize.With("0.1").Message);
        Assert.Equal("Maximum limit is 200", BitMart.MaximumLimit.With(200).Message);
        Assert.Equal("limit must be between 1 and 1000.", Weex.ParamValidateErrorLimitRange.With(1, 1_000).Message);
        Assert.Equal("Parameter txid count exceeds the limit 20.", XLayer.ParameterCountOverMax.With("txid", "20").Message);
        Assert.Equal("Parameter [page] error: must be an integer", Wallet.ParameterError.With("page", "must be an integer").Message);
    }

    [Fact]
    public void A_code_is_printed_as_published_and_known_as_a_number()
    {
        Assert.Equal("-1121", Weex.InvalidSymbol.Code);
        Assert.Equal(-1121, Weex.InvalidSymbol.Number);
        Assert.Equal("weex -1121 Invalid symbol.", Weex.InvalidSymbol.ToString());
    }

    [Fact]
    public void A_row_that_takes_fewer_values_than_its_message_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => new ErrorRow<string>("d", "k", "1", 400, Retry.Never, "s", "{0} and {1}", "c"));
}
