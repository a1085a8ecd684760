using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>Numbers that the world outside agrees on.</summary>
public sealed class VectorTests
{
    // The first transaction that ever stood on Ethereum, alone in block 46147.
    private static readonly byte[] s_first = new RlpList()
        .Add(UInt128.Zero)
        .Add((UInt128)50_000_000_000_000)
        .Add((UInt128)21_000)
        .Add(Address20.Parse("0x5df9b87991262f6ba471f09758cde1c0fc1de734"))
        .Add((UInt128)31_337)
        .Add([])
        .Add((UInt128)28)
        .Add(Hash32.Parse("0x88ff6cf0fefd94db46111149ae4bfc179e9b94721fffd821d38d16464b3f71d0"))
        .Add(Hash32.Parse("0x45e0aff800961cfce805daef7016b9b675c137a6a41a548f7b60a3484c06a33a"))
        .Encode();

    [Fact]
    public void The_first_transaction_of_ethereum_has_its_hash_and_its_block_its_root()
    {
        Assert.Equal("0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060", Hash32.Of(s_first).ToString());
        Assert.Equal("0x4513310fcb9f6f616972a3b948dc5d547f280849a87ebb5af0191f98b87be598", RootOf([s_first]));
    }

    [Fact]
    public void A_block_without_transactions_has_the_empty_root() =>
        Assert.Equal("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421", RootOf([]));

    [Fact]
    public void A_contract_lies_where_its_creator_and_the_nonce_say()
    {
        var creator = Address20.Parse("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
        Assert.Equal("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d", Contract.AddressOf(creator, 0).ToString());
        Assert.Equal("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8", Contract.AddressOf(creator, 1).ToString());
        Assert.Equal("0xf778b86fa74e846c4f0a1fbd1335fe81c00a0c91", Contract.AddressOf(creator, 2).ToString());
        Assert.Equal("0xfffd933a0bc612844eaf0c6fe3e5b8e9b6c1d19c", Contract.AddressOf(creator, 3).ToString());
    }

    [Fact]
    public void An_entry_of_the_bloom_sets_three_bits()
    {
        var bloom = new LogsBloom();
        bloom.Add(Address20.Parse("0x0f572e5295c57f15886f9b263e2f6d2d6c7b5ec6").ToArray());
        var set = Enumerable.Range(0, 2_048).Where(bit => (bloom.Bits[255 - (bit / 8)] & (1 << (bit % 8))) != 0);
        Assert.Equal([431, 1_319, 1_323], set);
    }

    [Theory]
    [InlineData("transfer(address,uint256)", 0xa9059cbb)]
    [InlineData("approve(address,uint256)", 0x095ea7b3)]
    [InlineData("transferFrom(address,address,uint256)", 0x23b872dd)]
    [InlineData("setApprovalForAll(address,bool)", 0xa22cb465)]
    [InlineData("safeTransferFrom(address,address,uint256,uint256,bytes)", 0xf242432a)]
    [InlineData("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)", 0x2eb2c2d6)]
    public void Functions_have_the_selectors_that_everybody_knows(string signature, uint selector) =>
        Assert.Equal(selector, Abi.Selector(signature));

    [Theory]
    [InlineData("Transfer(address,address,uint256)", "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]
    [InlineData("Approval(address,address,uint256)", "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925")]
    [InlineData("ApprovalForAll(address,address,bool)", "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31")]
    [InlineData(
        "TransferSingle(address,address,address,uint256,uint256)",
        "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62"
    )]
    [InlineData(
        "TransferBatch(address,address,address,uint256[],uint256[])",
        "0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb"
    )]
    public void Events_have_the_topics_that_everybody_knows(string signature, string topic) =>
        Assert.Equal(topic, Abi.Topic(signature).ToString());

    [Fact]
    public void The_base_fee_follows_from_how_full_the_last_block_was()
    {
        Assert.Equal(1_125_000_000, Gas.NextBaseFee(1_000_000_000, 30_000_000, 30_000_000, 0));
        Assert.Equal(875_000_000, Gas.NextBaseFee(1_000_000_000, 0, 30_000_000, 0));
        Assert.Equal(1_000_000_000, Gas.NextBaseFee(1_000_000_000, 15_000_000, 30_000_000, 0));
        // The examples of the Ethereum clients' own tests.
        Assert.Equal(987_500_000, Gas.NextBaseFee(1_000_000_000, 9_000_000, 20_000_000, 0));
        Assert.Equal(1_012_500_000, Gas.NextBaseFee(1_000_000_000, 11_000_000, 20_000_000, 0));
        Assert.Equal(8, Gas.NextBaseFee(7, 30_000_000, 30_000_000, 0));
        Assert.Equal(900, Gas.NextBaseFee(1_000, 0, 30_000_000, 900));
    }

    /// <summary>The trie in the obvious way: a node is made for every nibble, and paths are shortened afterwards.</summary>
    [Fact]
    public void The_root_of_any_number_of_items_is_that_of_a_naive_trie()
    {
        foreach (var count in (int[])[1, 2, 15, 16, 17, 127, 128, 129, 130, 255, 256, 257, 300, 700])
        {
            var items = new byte[count][];
            for (var index = 0; index < count; index++)
                items[index] = [.. Enumerable.Repeat((byte)(index + 1), 1 + (index * 7 % 90))];
            Assert.Equal(NaiveTrie.RootOf(items), RootOf(items));
        }
    }

    private static string RootOf(byte[][] items) => new Hash32(IndexTrie.RootOf(items)).ToString();
}
