using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.Dialects.BinanceWallet.Wire;

namespace Kontor.Dialects.BinanceWallet.Tests;

public sealed class WalletAddressTests
{
    [Theory, InlineData("0x1111111111111111111111111111111111111111"), InlineData("0x55d398326f99059fF775485246999027B3197955")]
    public void Forty_hexadecimal_digits_are_an_address_in_any_case(string text) => Assert.True(WalletAddress.IsEvm(text));

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("0X1111111111111111111111111111111111111111")]
    [InlineData("1111111111111111111111111111111111111111")]
    [InlineData("0x111111111111111111111111111111111111111")]
    [InlineData("0x11111111111111111111111111111111111111111")]
    [InlineData("0x111111111111111111111111111111111111111g")]
    public void Other_texts_are_not(string text) => Assert.False(WalletAddress.IsEvm(text));

    [Theory]
    // The system program (32 zero bytes), the token program, wrapped SOL.
    [InlineData("11111111111111111111111111111111")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")]
    [InlineData("So11111111111111111111111111111111111111112")]
    public void Thirty_two_bytes_in_base_58_are_an_address(string text) => Assert.True(WalletAddress.IsSolana(text));

    [Theory]
    [InlineData("")]
    [InlineData("1111111111111111111111111111111")]
    [InlineData("111111111111111111111111111111111")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D0")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DI")]
    [InlineData("0x1111111111111111111111111111111111111111")]
    public void Fewer_more_or_other_digits_are_not(string text) => Assert.False(WalletAddress.IsSolana(text));

    [Fact]
    public void Every_chain_has_an_id_of_its_own()
    {
        Assert.Equal(11, WalletChain.All.Count);
        Assert.All(WalletChain.All, chain => Assert.Same(chain, WalletChain.Find(chain.Id)));
        Assert.Null(WalletChain.Find("CT_195"));
    }
}
