using System.Text;
using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

public sealed class KeccakTests
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("transfer(address,uint256)", "a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b")]
    public void Published_values_come_out(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void The_hash_of_an_empty_list_is_what_ethereum_writes_for_no_uncles() =>
        Assert.Equal(
            "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
            Convert.ToHexStringLower(Keccak256.Hash(new RlpList().Encode()))
        );

    [Fact]
    public void The_hash_of_an_empty_string_is_what_ethereum_writes_for_an_empty_tree() =>
        Assert.Equal("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421", Convert.ToHexStringLower(Keccak256.Hash([0x80])));

    [Fact]
    public void Lengths_around_the_block_size_all_hash_differently()
    {
        var hashes = Enumerable.Range(0, 300).Select(length => Convert.ToHexString(Keccak256.Hash(new byte[length]))).ToHashSet();
        Assert.Equal(300, hashes.Count);
    }
}
